using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Types;

public sealed class SchemaValidatorTests
{
    [Theory]
    [InlineData(typeof(WithUnknown), "System.IDisposable")]
    [InlineData(typeof(WithReserved), "__hidden")]
    [InlineData(typeof(WithEndless), "requires itself")]
    [InlineData(typeof(WithBadType), "Nowhere")]
    [InlineData(typeof(WithClash), "Two types have the name Clash")]
    [InlineData(typeof(WithDeprecatedArgument), "cannot be deprecated")]
    [InlineData(typeof(WithDeprecatedImplementation), "is deprecated but that of Faced is not")]
    public void A_schema_that_cannot_be_is_refused_with_the_reason(Type query, string reason) =>
        Should.Throw<SchemaException>(() => new SchemaBuilder().AddType(query).Build()).Message.ShouldContain(reason);

    [Fact]
    public void A_schema_without_a_query_is_refused() =>
        Should.Throw<SchemaException>(() => new SchemaBuilder().Build()).Message.ShouldContain("[QueryType]");

    [QueryType]
    private static class WithDeprecatedArgument
    {
        public static int Take([GraphQLDeprecated("old")] int count) => count;
    }

    [QueryType]
    private static class WithDeprecatedImplementation
    {
        public static Implementation Get() => new(1);
    }

    [InterfaceType]
    private interface IFaced
    {
        int Count { get; }
    }

    private sealed record Implementation([property: GraphQLDeprecated("old")] int Count) : IFaced;

    [QueryType]
    private static class WithUnknown
    {
        public static IDisposable? Anything() => null;
    }

    [QueryType]
    private static class WithReserved
    {
        [GraphQLName("__hidden")]
        public static int Hidden() => 1;
    }

    [QueryType]
    private static class WithEndless
    {
        public static int Take(Endless input) => input is null ? 0 : 1;
    }

    [QueryType]
    private static class WithBadType
    {
        [GraphQLType("Nowhere!")]
        public static int Field() => 1;
    }

    [QueryType]
    private static class WithClash
    {
        public static First First() => new(1);

        public static Second Second() => new(1);
    }

    private sealed record Endless(Endless Inner, int Number);

    [GraphQLName("Clash")]
    private sealed record First(int Number);

    [GraphQLName("Clash")]
    private sealed record Second(int Number);
}
