total = 0
prix = int(input())
while prix != 0:
    total = total + prix
    prix = int(input())
print(total)
