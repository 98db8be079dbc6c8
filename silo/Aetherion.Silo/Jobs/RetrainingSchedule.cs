using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Silo.Jobs;

/// <summary>A model that is trained again from time to time, on the latest stored bars.</summary>
/// <param name="Instrument">Whose bars.</param>
/// <param name="Interval">From the end of one training to the next.</param>
/// <param name="Window">How far back the bars go; null for all there are.</param>
public sealed record RetrainingSchedule(
    string Family, InstrumentId Instrument, Timeframe Timeframe, TimeSpan Interval, TimeSpan? Window = null)
{
    /// <summary>What becomes of the models; by default they run beside the champion.</summary>
    public TrainedModelUse Use { get; init; } = TrainedModelUse.Challenge;

    public ModelScope Scope => new(Family, Instrument, Timeframe);
}
