#include <libxml/HTMLparser.h>
#include <libxml/xmlreader.h>
#include <libxml/uri.h>
