total = 0
for n in range(1, 4):
    print("tour", n)
    total = total + n
print("Total", total)
