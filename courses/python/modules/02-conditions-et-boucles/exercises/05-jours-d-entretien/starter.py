jours = int(input())
for jour in range(1, jours + 1):
    print(jour)
