print("tour 1")
print("tour 2")
print("tour 3")
print("Total 6")
