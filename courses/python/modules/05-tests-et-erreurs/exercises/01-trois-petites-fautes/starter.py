total = 0
for n in range(1, 4)
    print("tour", n)
    total = toal + n
print("Total " + total)
