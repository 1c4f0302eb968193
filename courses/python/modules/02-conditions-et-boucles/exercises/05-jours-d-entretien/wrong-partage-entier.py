jours = int(input())
for jour in range(1, jours + 1):
    if jour // 3 == 1 and jour // 5 == 1:
        print("arroser et désherber")
    elif jour // 3 == 1:
        print("arroser")
    elif jour // 5 == 1:
        print("désherber")
    else:
        print(jour)
