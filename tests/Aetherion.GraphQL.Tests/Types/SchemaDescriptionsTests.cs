using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Types;

public sealed class SchemaDescriptionsTests
{
    [Fact]
    public void A_field_has_its_interfaces_description_unless_it_has_its_own()
    {
        var schema = Describe().Build();

        DescriptionOf(schema, "Circle", "area").ShouldBe("In square metres.");
        DescriptionOf(schema, "Circle", "name").ShouldBe("What a circle is called.");
        DescriptionOf(schema, "Shape", "name").ShouldBe("What it is called.");
    }

    [Fact]
    public void A_coordinate_describes_what_its_class_does_not()
    {
        var schema = Describe()
            .Describe("Colour", "How it is painted.")
            .Describe("Colour.RED", "As blood.")
            .Describe("Circle.colour", "Its paint.")
            .Build();

        schema.Types.Single(type => type.Name == "Colour").Description.ShouldBe("How it is painted.");
        ((EnumType)schema.Types.Single(type => type.Name == "Colour")).Values
            .Select(value => value.Description).ShouldBe(["As blood.", null]);
        DescriptionOf(schema, "Circle", "colour").ShouldBe("Its paint.");
    }

    [Fact]
    public void A_name_describes_every_field_and_argument_of_it_that_nothing_else_does()
    {
        Should.Throw<SchemaException>(() => Describe().DescribeName("area", "Not wanted.").Build())
            .Message.ShouldContain("area");
        var built = Describe().DescribeName("colour", "The paint.").Build();
        DescriptionOf(built, "Circle", "colour").ShouldBe("The paint.");
        Field(built, "Query", "circle").Arguments.Single().Description.ShouldBe("The paint.");
        ((InputObjectType)built.Types.Single(type => type.Name == "PaintInput")).Fields.Single()
            .Description.ShouldBe("The paint.");
    }

    [Theory]
    [InlineData("Square")]
    [InlineData("Circle.width")]
    [InlineData("Circle.name")]
    [InlineData("Colour.MAUVE")]
    public void A_description_that_nothing_needs_is_refused(string coordinate) =>
        Should.Throw<SchemaException>(() => Describe().Describe(coordinate, "Stale.").Build())
            .Message.ShouldContain(coordinate);

    private static SchemaBuilder Describe() => new SchemaBuilder().AddType(typeof(Shapes)).AddType<Circle>();

    private static string? DescriptionOf(GraphQLSchema schema, string type, string field) =>
        Field(schema, type, field).Description;

    private static FieldDefinition Field(GraphQLSchema schema, string type, string field) =>
        ((ComplexType)schema.Types.Single(known => known.Name == type)).Fields.Single(known => known.Name == field);

    private enum Colour
    {
        Red,
        Blue,
    }

    [InterfaceType("Shape")]
    private interface IShape
    {
        [GraphQLDescription("What it is called.")]
        string Name { get; }

        [GraphQLDescription("In square metres.")]
        double Area { get; }
    }

    [ObjectType]
    private sealed record Circle(
        [property: GraphQLDescription("What a circle is called.")] string Name, double Area, Colour Colour) : IShape;

    private sealed record PaintInput(Colour Colour);

    [QueryType]
    private static class Shapes
    {
        public static Circle GetCircle(Colour colour) => new("round", 1, colour);

        public static Circle GetPainted(PaintInput input) => new("round", 1, input.Colour);
    }
}
