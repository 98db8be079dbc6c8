using Aetherion.Model;

namespace Aetherion.Domain.Anomalies;

/// <summary>Where an anomaly model comes from.</summary>
/// <param name="Instrument">The instrument it was trained on.</param>
/// <param name="Timeframe">The timeframe of the bars.</param>
/// <param name="From">Open time of the first bar that gave a row, UTC.</param>
/// <param name="To">Close time of the last bar, UTC.</param>
/// <param name="RowCount">Rows in the training window.</param>
/// <param name="DataHash">SHA-256 of the rows as lower-case hexadecimal digits.</param>
/// <param name="Seed">The seed of the forest.</param>
public sealed record AnomalyTraining(
    InstrumentId Instrument, Timeframe Timeframe, DateTime From, DateTime To, int RowCount, string DataHash, int Seed);
