using Aetherion.Api.Live;
using Aetherion.Api.Symbols;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Models;

[ObjectType("ModelEvent")]
[GraphQLDescription("An entry of the registry's journal. Entries are numbered from 1 without gaps and never change.")]
internal sealed class ModelEventType(string epoch, ModelEvent entry)
    : StreamChange(epoch, entry.Number - 1, entry.Number, entry.Time), IModelStreamEvent
{
    [GraphQLDescription("When it happened, UTC.")]
    public DateTime Time => entry.Time;

    [GraphQLDescription("What happened.")]
    public ModelEventKind Kind => entry.Kind;

    [GraphQLDescription("What the model serves: family/instrument/timeframe, with * and any for all.")]
    public string Scope => entry.Scope.ToString();

    [GraphQLDescription("Null for every timeframe.")]
    public Timeframe? Timeframe => entry.Scope.Timeframe;

    [GraphQLDescription("The version it is about; after PROMOTED, ROLLED_BACK and DEMOTED who is in charge, if any.")]
    public string? Version => entry.Version;

    [GraphQLDescription("The champion, or challenger, before it.")]
    public string? PreviousVersion => entry.PreviousVersion;

    [GraphQLDescription("Who did it: a person, or a part of the service.")]
    public string Actor => entry.Actor;

    [GraphQLDescription("Why, for people.")]
    public string Reason => entry.Reason;

    [GraphQLDescription("Null for every instrument, and for one that is not in the catalogue any more.")]
    public InstrumentType? GetInstrument(IInstrumentCatalog catalog) => catalog.Find(entry.Scope.Instrument);

    [GraphQLDescription("The model of the version, as it is now.")]
    [Cost(FieldCosts.Batched)]
    public Task<ModelType?> GetModelAsync(ModelLoader models) => models.FindAsync(entry.Version);
}
