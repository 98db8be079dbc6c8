using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Silo.Jobs;

/// <summary>Models of a family that are trained again from time to time, one for each instrument that is fed, on its latest stored bars.</summary>
/// <param name="Interval">From the end of one training to the next.</param>
/// <param name="Window">How far back the bars go; null for all there are.</param>
public sealed record RetrainingSchedule(string Family, Timeframe Timeframe, TimeSpan Interval, TimeSpan? Window = null)
{
    public ModelScope ScopeOf(InstrumentId instrument) => new(Family, instrument, Timeframe);
}
