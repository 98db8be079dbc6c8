using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>What to train. It is stored with its job, which can be run again from it.</summary>
/// <param name="Scope">What the model is to serve.</param>
/// <param name="Instrument">Whose bars it is trained on.</param>
/// <param name="Timeframe">The timeframe it is trained for.</param>
/// <param name="Actor">Who asked for it.</param>
public sealed record TrainingJobRequest(
    ModelScope Scope, InstrumentId Instrument, Timeframe Timeframe, string Actor)
{
    /// <summary>
    /// The name of a file of one-minute bars in the folder of bar files (<see cref="BarFileName"/>); null for the stored live
    /// bars of the instrument.
    /// </summary>
    public string? File { get; init; }

    /// <summary>The first bar's open time, UTC; null for the first there is.</summary>
    public DateTime? From { get; init; }

    /// <summary>Bars that close at that time or before, UTC; null for the last there is.</summary>
    public DateTime? To { get; init; }

    /// <summary>What the states of a regime model stand for.</summary>
    public RegimePreset Preset { get; init; }

    /// <summary>Hidden states, or what corresponds to them in the family.</summary>
    public int StateCount { get; init; } = 4;

    public int Seed { get; init; } = 1;

    /// <summary>Whether names may change: otherwise a refit that is too far from the champion is refused.</summary>
    public bool IsNamedAfresh { get; init; }

    /// <summary>What becomes of the model.</summary>
    public TrainedModelUse Use { get; init; }
}
