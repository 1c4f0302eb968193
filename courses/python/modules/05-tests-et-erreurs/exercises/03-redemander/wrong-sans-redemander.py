try:
    age = int(input())
    print(f"Merci, {age} ans")
except ValueError:
    print("Tapez un nombre")
