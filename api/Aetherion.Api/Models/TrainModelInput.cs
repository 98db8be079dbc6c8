using Aetherion.Api.Requests;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Models;

[GraphQLDescription("The training that is to be put in the queue.")]
internal sealed record TrainModelInput(
    [ID]
    [GraphQLDescription("Whose bars it is trained on, the stored ones unless a file is named; it is to serve this instrument.")]
    string InstrumentId,
    [GraphQLDescription("The bars it is trained on, and that it is to serve.")]
    Timeframe Timeframe = Timeframe.M1,
    [GraphQLDescription("What the model is for: regime, classifier or anomaly.")]
    string Family = ModelFamilies.Regime,
    [GraphQLDescription("What the states of a regime model stand for; liquidity has three.")]
    RegimePreset Preset = RegimePreset.Regimes,
    [GraphQLDescription("Hidden states of a regime model; without a number that of the preset, 4 or 3.")]
    int? StateCount = null,
    [GraphQLDescription("The seed of the starts; the same seed and bars give the same model.")]
    int Seed = 1,
    [GraphQLDescription("The first bar's open time; without one the first there is.")]
    DateTime? From = null,
    [GraphQLDescription("Bars that close at that time or before; without one the last there is.")]
    DateTime? To = null,
    [GraphQLDescription(
        "The name of a file of one-minute bars, which are trained on in the place of the stored ones; it lies in the folder "
        + "that the operator configured (models.barsFolder).")]
    string? File = null,
    [GraphQLDescription("Whether names of states may change: otherwise a refit that is too far from the champion is refused.")]
    bool IsNamedAfresh = false,
    [GraphQLDescription("What becomes of the model; where its scope has no champion, it becomes that.")]
    TrainedModelUse Use = TrainedModelUse.Register,
    [ID]
    [GraphQLDescription(RequestKey.Description)]
    string? IdempotencyKey = null,
    string? ClientMutationId = null);
