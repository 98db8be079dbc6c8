using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Execution;

/// <summary>Properties of all kinds that are written without their resolvers, and some that fail.</summary>
[GraphQLName("Leaf")]
[ObjectType]
public sealed class LeafFields
{
    public string Text => "a\"b";

    public string? NoText => null;

    [ID]
    public string Id => "sim:X";

    public int Number => -7;

    public int? SomeNumber => 8;

    public int? NoNumber => null;

    public long Large => long.MaxValue;

    public double Ratio => 0.1;

    public bool Flag => true;

    public decimal Price => 1.500m;

    public decimal? SomePrice => 2m;

    public decimal? NoPrice => null;

    public DateTime Time => new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    public DateTime? LocalTime => new(2026, 3, 2, 12, 0, 0, DateTimeKind.Local);

    public double? Infinite => double.PositiveInfinity;

    public string? Failing => throw new InvalidOperationException("a secret");

    public string Missing => null!;
}
