using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Oracle;

[ObjectType]
public sealed class Human(string name) : IPet, IDogOrHuman
{
    public string? Name => name;

    public double Height => 1.75;

    public IReadOnlyList<IPet?>? Pets() => [new Dog(), null, new Cat()];

    public async Task<IReadOnlyList<Human>> Relatives(int first = 2)
    {
        await Task.Yield();
        return [.. Enumerable.Range(0, Math.Clamp(first, 0, 3)).Select(index => new Human($"R{index}"))];
    }
}
