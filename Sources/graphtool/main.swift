print("graphtool")
