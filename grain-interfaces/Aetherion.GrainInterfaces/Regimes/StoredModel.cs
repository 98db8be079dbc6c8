using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>A trained model as it is stored.</summary>
/// <param name="Version">Made from its content.</param>
/// <param name="Document">The model as versioned JSON.</param>
public sealed record StoredModel(
    string Version, InstrumentId Instrument, Timeframe Timeframe, DateTime TrainedTime, string Document);
