total = 0
prix = int(input())

print(total)
