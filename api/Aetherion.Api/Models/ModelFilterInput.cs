using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[GraphQLDescription("Which models are wanted: all of what is given has to hold.")]
internal sealed record ModelFilterInput(
    [GraphQLDescription("Of this family only, such as regime.")]
    string? Family = null,
    [GraphQLDescription("In this state only, as it is at present.")]
    ModelState? State = null,
    [GraphQLDescription("Registered at that time or later.")]
    DateTime? From = null,
    [GraphQLDescription("Registered before that time.")]
    DateTime? To = null)
{
    internal static ModelFilter Read(ModelFilterInput? input)
    {
        if (input is null)
            return ModelFilter.None;
        if (input.Family is { } family && !ModelFamilies.IsFamily(family))
        {
            throw ApiErrors.BadInput(
                "family", $"'{family}' is no family of models; such as {ModelFamilies.Regime}.");
        }
        return new ModelFilter
        {
            Family = input.Family,
            From = TimeRange.Of(input.From, input.To).From,
            To = input.To,
        };
    }
}
