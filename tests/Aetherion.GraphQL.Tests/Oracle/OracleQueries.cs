using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Oracle;

[QueryType]
public static class OracleQueries
{
    public static Dog? Dog => new();

    public static Cat? GetCat() => new();

    public static Human? Human([ID] string? id) => id is null ? null : new Human(id);

    public static IPet? GetPet() => new Dog();

    public static IReadOnlyList<IPet> GetPets() => [new Cat(), new Dog(), new Human("Bob")];

    public static ICatOrDog? GetCatOrDog() => new Cat();

    public static async Task<IDogOrHuman?> GetDogOrHumanAsync()
    {
        await Task.Yield();
        return new Human("Eve");
    }

    public static ComplicatedArgs GetComplicatedArgs() => new();

    public static Nest? GetNest() => new();

    public static Nest GetNonNullNest() => new();
}
