using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[GraphQLName("ModelFigure")]
[GraphQLDescription("One measure of a model.")]
internal sealed record ModelFigureType(
    [property: GraphQLDescription("On what: inSample or outOfSample.")] string Sample,
    [property: GraphQLDescription("Which one; names within names and places in lists follow after dots.")] string Name,
    [property: GraphQLDescription("Null where it is no number.")] double? Value,
    [property: GraphQLDescription("As it was written.")] string Text);
