using System.Collections.Immutable;
using Aetherion.Api.Access;
using Aetherion.Api.History;
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

    [GraphQLDescription("The registered models, by the time of their registration; the newest 1000 that are wanted.")]
    [UsePaging]
    public static async Task<Connection<ModelType>> GetModelsAsync(
        IModelRegistry registry,
        PagingArguments paging,
        ModelFilterInput? where = null,
        HistoryOrder orderBy = HistoryOrder.NewestFirst,
        CancellationToken cancellationToken = default)
    {
        var page = HistoryPaging.Read(CursorKind, paging, orderBy);
        var models = await ListAsync(registry, ModelFilterInput.Read(where), cancellationToken);
        if (where?.State is { } state)
            models = models.RemoveAll(model => model.State != state);
        return HistoryPaging.Make(page.Of(models, PlaceOf), CursorKind, PlaceOf, paging, models.Length);
    }

    [GraphQLDescription("The model of an id or a version.")]
    public static async Task<ModelType?> GetModelAsync(ModelLoader models, [ID] string id) =>
        await models.FindAsync(NodeIds.ToModelVersion(id)) ?? throw ApiErrors.NotFound("model", id);

    private static HistoryPlace PlaceOf(ModelType model) => model.Place;

    private static async Task<ImmutableArray<ModelType>> ListAsync(
        IModelRegistry registry, ModelFilter filter, CancellationToken cancellationToken)
    {
        try
        {
            var models = await registry.ListAsync(filter, ModelsMax, cancellationToken);
            return [.. models.Select(model => new ModelType(model))];
        }
        catch (InvalidDataException exception)
        {
            throw ApiErrors.ModelDamaged(exception.Message);
        }
    }
}
