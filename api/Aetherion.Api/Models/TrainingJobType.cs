using Aetherion.Api.Symbols;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Models;

[ObjectType("TrainingJob")]
[GraphQLDescription("A training in the background. One runs at a time; the others wait in their order.")]
internal sealed class TrainingJobType(TrainingJob job) : INode, IJob
{
    internal TrainingJob Job => job;

    [ID]
    public string Id => NodeIds.OfTraining(job.Number);

    [GraphQLDescription("What the model is to serve.")]
    public string Scope => job.Request.Scope.ToString();

    [GraphQLDescription("The bars it is trained on.")]
    public Timeframe Timeframe => job.Request.Timeframe;

    [GraphQLDescription("What the hidden states stand for.")]
    public RegimePreset Preset => job.Request.Preset;

    [GraphQLDescription("How many hidden states the model has.")]
    public int StateCount => job.Request.StateCount;

    [GraphQLDescription("The seed of the training: the same seed and bars make the same model.")]
    public int Seed => job.Request.Seed;

    [GraphQLDescription("Whether names may change: otherwise a refit that is too far from the champion is refused.")]
    public bool IsNamedAfresh => job.Request.IsNamedAfresh;

    [GraphQLDescription("The first bar by its open time, included; null for the first there is.")]
    public DateTime? From => job.Request.From;

    [GraphQLDescription("The last bar by its open time, excluded; null for the last there is.")]
    public DateTime? To => job.Request.To;

    [GraphQLDescription("The file of its bars, by its name; null for the stored ones.")]
    public string? File => job.Request.File;

    [GraphQLDescription("What becomes of the model.")]
    public TrainedModelUse Use => job.Request.Use;

    public TrainingJobState State => job.State;

    [GraphQLDescription("What it is doing.")]
    public string Stage => job.Stage;

    [GraphQLDescription(
        "How much of the stage is done: bars that are read, or bytes of the file they are read from, then iterations.")]
    public long Done => job.Done;

    [GraphQLDescription(
        "All of the stage, in the same unit; null when that is not known: before a file is opened, and while stored bars are read.")]
    public long? Total => job.Total;

    [GraphQLDescription("The part of the stage that is done, from 0 to 1; null when that is not known.")]
    public double? Progress => job.Total is > 0 and { } total ? Math.Clamp((double)job.Done / total, 0, 1) : null;

    [GraphQLDescription("How often it was begun: more than once after a crash.")]
    public int AttemptCount => job.AttemptCount;

    [GraphQLDescription("Whether it was asked to end; it does so at the next step.")]
    public bool IsCancelRequested => job.IsCancelRequested;

    [GraphQLDescription("Who asked for it.")]
    public string Actor => job.Request.Actor;

    public DateTime CreatedTime => job.CreatedTime;

    public DateTime? StartedTime => job.StartedTime;

    public DateTime? EndedTime => job.EndedTime;

    [GraphQLDescription("What it registered; null before.")]
    public string? ModelVersion => job.ModelVersion;

    [GraphQLDescription("How it ended.")]
    public string Message => job.Message;

    [GraphQLDescription("Whose bars it is trained on; null when it is not in the catalogue any more.")]
    public InstrumentType? GetInstrument(IInstrumentCatalog catalog) => catalog.Find(job.Request.Instrument);

    [GraphQLDescription("What it registered; null before.")]
    [Cost(FieldCosts.Batched)]
    public Task<ModelType?> GetModelAsync(ModelLoader models) => models.FindAsync(job.ModelVersion);
}
