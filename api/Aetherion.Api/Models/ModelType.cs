using System.Collections.Immutable;
using Aetherion.Api.History;
using Aetherion.Api.Symbols;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Models;

[ObjectType("Model")]
[GraphQLDescription("A version of a model. It never changes; what becomes of it are events.")]
internal sealed class ModelType(ModelSummary model) : INode
{
    private const string EventCursorKind = "modelEvent";

    [ID]
    [GraphQLDescription("Identifies the version for model, node and mutations.")]
    public string Id => NodeIds.OfModel(model.Version);

    [GraphQLDescription("Made from the content of the document.")]
    public string Version => model.Version;

    [GraphQLDescription("What it is for, such as regime.")]
    public string Family => model.Scope.Family;

    [GraphQLDescription("What it serves: family/instrument/timeframe, with * and any for all.")]
    public string Scope => model.Scope.ToString();

    [GraphQLDescription("Null for every timeframe.")]
    public Timeframe? Timeframe => model.Scope.Timeframe;

    [GraphQLDescription("What it is to its scope at present.")]
    public ModelState State => model.State;

    [GraphQLDescription("When it was registered.")]
    public DateTime CreatedTime => model.CreatedTime;

    [GraphQLDescription("Open time of the first bar it was trained on.")]
    public DateTime TrainedFrom => model.TrainedFrom;

    [GraphQLDescription("Close time of the last bar it was trained on.")]
    public DateTime TrainedTo => model.TrainedTo;

    [GraphQLDescription("SHA-256 of the rows it was trained on.")]
    public string DataHash => model.DataHash;

    [GraphQLDescription("What was measured of it, in and out of sample.")]
    public ImmutableArray<ModelFigureType> Figures => ModelFigures.Read(model);

    [GraphQLDescription("The seed of its training: the same seed and rows make the same model.")]
    public long Seed => model.Seed;

    internal HistoryPlace Place => new(model.CreatedTime, model.Version);

    [GraphQLDescription("Null for every instrument, and for one that is not in the catalogue any more.")]
    public InstrumentType? GetInstrument(IInstrumentCatalog catalog) => catalog.Find(model.Scope.Instrument);

    [GraphQLDescription("What it looks at, in the order of its columns.")]
    [Cost(FieldCosts.Batched)]
    public async Task<ImmutableArray<string>> GetFeaturesAsync(
        RegisteredModelLoader models, IModelRegistry registry, CancellationToken cancellationToken) =>
        (await LoadAsync(models, registry, cancellationToken)).Features;

    [GraphQLDescription("Scaler, parameters and labels: the model as its family writes it.")]
    [Cost(FieldCosts.Batched)]
    public async Task<string> GetDocumentAsync(
        RegisteredModelLoader models, IModelRegistry registry, CancellationToken cancellationToken) =>
        (await LoadAsync(models, registry, cancellationToken)).Document;

    [GraphQLDescription("Why it cannot be used, and what to do: its row or its document is damaged. Null when it is sound.")]
    [Cost(FieldCosts.Batched)]
    public Task<string?> GetDamageAsync(ModelDamageLoader damages) => damages.LoadAsync(model);

    [GraphQLDescription("What became of it, by the sequence of its events.")]
    [UsePaging]
    [Cost(FieldCosts.Batched)]
    public async Task<Connection<ModelEventType>> GetEventsAsync(
        ModelEventPageLoader events,
        IDataEpoch epoch,
        PagingArguments paging,
        ModelEventFilterInput? where = null,
        HistoryOrder orderBy = HistoryOrder.NewestFirst,
        CancellationToken cancellationToken = default)
    {
        var page = NumberPaging.Read(EventCursorKind, paging, orderBy, where?.AfterSequence);
        var found = await events.LoadAsync(
            new ModelEventPage(model.Version, ModelEventFilterInput.Read(where), page));
        var name = await epoch.GetAsync(cancellationToken);
        return NumberPaging.Make(
            [.. found.Select(entry => new ModelEventType(name, entry))],
            EventCursorKind,
            node => node.Sequence,
            paging);
    }

    // The loader leaves damaged rows out; asked for alone, they say what to do.
    private async Task<RegisteredModel> LoadAsync(
        RegisteredModelLoader models, IModelRegistry registry, CancellationToken cancellationToken)
    {
        try
        {
            return await models.LoadAsync(model.Version)
                ?? await registry.FindAsync(model.Version, cancellationToken)
                ?? throw ApiErrors.NotFound("model", Id);
        }
        catch (InvalidDataException exception)
        {
            throw ApiErrors.ModelDamaged(exception.Message);
        }
    }
}
