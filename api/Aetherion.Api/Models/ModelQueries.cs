using System.Collections.Immutable;
using Aetherion.Api.Access;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[QueryType]
[Authorize(AccessPolicies.Read)]
internal static class ModelQueries
{
    /// <summary>How many of the newest models can be listed; older ones are found by their id.</summary>
    public const int ModelsMax = 1000;

    private const string CursorKind = "model";

    [GraphQLDescription("The registered models, newest first; of one family, such as regime, where it is given.")]
    [UsePaging]
    public static async Task<Connection<ModelType>> GetModelsAsync(
        IModelRegistry registry,
        PagingArguments paging,
        string? family = null,
        CancellationToken cancellationToken = default)
    {
        if (family is not null && !ModelFamilies.IsFamily(family))
        {
            throw ApiErrors.BadInput(
                nameof(family), $"'{family}' is no family of models; such as {ModelFamilies.Regime}.");
        }
        var models = await ListAsync(registry, family, cancellationToken);
        return ListPage.Make(models, model => model.Version, CursorKind, paging);
    }

    [GraphQLDescription("The model of an id or a version.")]
    public static async Task<ModelType?> GetModelAsync(ModelLoader models, [ID] string id) =>
        await models.FindAsync(NodeIds.ToModelVersion(id)) ?? throw ApiErrors.NotFound("model", id);

    private static async Task<ImmutableArray<ModelType>> ListAsync(
        IModelRegistry registry, string? family, CancellationToken cancellationToken)
    {
        try
        {
            var models = await registry.ListAsync(family, ModelsMax, cancellationToken);
            return [.. models.Select(model => new ModelType(model))];
        }
        catch (InvalidDataException exception)
        {
            throw ApiErrors.ModelDamaged(exception.Message);
        }
    }
}
