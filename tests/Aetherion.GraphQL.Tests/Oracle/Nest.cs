using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Oracle;

/// <summary>Objects within objects that fail in every way a field can.</summary>
[ObjectType]
public sealed class Nest
{
    public int Value => 1;

    public Nest? Self => new();

    public Nest NonNullSelf => new();

    public string? Boom => throw new GraphQLException("boom");

    public string BoomNonNull => throw new GraphQLException("boom");

    public IReadOnlyList<Nest> List => [new(), new()];

    public IReadOnlyList<Nest?>? ListWithNull => [new(), null];

    [GraphQLType("[Int!]")]
    public IReadOnlyList<int?>? NullInNonNullItems => [1, null, 3];

    [GraphQLType("[Int!]!")]
    public IReadOnlyList<int?> NullInNonNullList => [1, null, 3];

    [GraphQLNonNullType]
    public string? NullForNonNull => null;

    public async Task<int> AsyncValue()
    {
        await Task.Yield();
        return Value;
    }

    public async Task<Nest?> AsyncSelf()
    {
        await Task.Yield();
        return new Nest();
    }

    public async Task<Nest> AsyncNonNullSelf()
    {
        await Task.Yield();
        return new Nest();
    }

    public async Task<string?> AsyncBoom()
    {
        await Task.Yield();
        throw new GraphQLException($"boom {Value}");
    }

    public async Task<IReadOnlyList<Nest>> AsyncList()
    {
        await Task.Yield();
        return [new(), Self!];
    }
}
