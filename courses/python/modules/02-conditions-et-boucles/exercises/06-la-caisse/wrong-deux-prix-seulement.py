total = 0
prix = int(input())
if prix != 0:
    total = total + prix
    prix = int(input())
    total = total + prix
print(total)
