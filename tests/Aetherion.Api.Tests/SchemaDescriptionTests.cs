using Aetherion.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Api.Tests;

public sealed class SchemaDescriptionTests
{
    /// <summary>Introspection is the specification's, which describes it.</summary>
    [Fact]
    public void Everything_in_the_schema_is_described()
    {
        using var services = new ServiceCollection()
            .AddAetherionApi(new ApiOptions())
            .BuildServiceProvider();
        var schema = services.GetRequiredService<GraphQLSchema>();

        string[] undescribed =
        [
            .. schema.Types.Where(type => !type.IsIntrospection).SelectMany(Elements)
                .Concat(schema.Directives.SelectMany(Elements))
                .Where(element => string.IsNullOrWhiteSpace(element.Description))
                .Select(element => element.Coordinate),
        ];

        schema.Description.ShouldNotBeNullOrWhiteSpace();
        undescribed.ShouldBeEmpty();
    }

    private static IEnumerable<(string Coordinate, string? Description)> Elements(NamedType type) =>
    [
        (type.Name, type.Description),
        .. type switch
        {
            ComplexType complex => complex.Fields.SelectMany(field => Elements(type, field)),
            InputObjectType input => input.Fields.Select(field => ($"{type.Name}.{field.Name}", field.Description)),
            EnumType values => values.Values.Select(value => ($"{type.Name}.{value.Name}", value.Description)),
            _ => [],
        },
    ];

    private static IEnumerable<(string Coordinate, string? Description)> Elements(NamedType type, FieldDefinition field) =>
    [
        ($"{type.Name}.{field.Name}", field.Description),
        .. field.Arguments.Select(argument => ($"{type.Name}.{field.Name}({argument.Name}:)", argument.Description)),
    ];

    private static IEnumerable<(string Coordinate, string? Description)> Elements(DirectiveDefinition directive) =>
    [
        ($"@{directive.Name}", directive.Description),
        .. directive.Arguments.Select(argument => ($"@{directive.Name}({argument.Name}:)", argument.Description)),
    ];
}
