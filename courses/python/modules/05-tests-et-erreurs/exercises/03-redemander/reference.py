while True:
    try:
        age = int(input())
        break
    except ValueError:
        print("Tapez un nombre")
print(f"Merci, {age} ans")
