try:
    age = int(input())
except ValueError:
    print("Tapez un nombre")
    age = int(input())
print(f"Merci, {age} ans")
