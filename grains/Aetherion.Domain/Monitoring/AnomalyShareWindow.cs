using Aetherion.Model;

namespace Aetherion.Domain.Monitoring;

/// <summary>How often an anomaly detector spoke up on the last bars at which it knew its rolling threshold.</summary>
public sealed class AnomalyShareWindow
{
    private const AnomalyLevel AllLevels = AnomalyLevel.Anomaly | AnomalyLevel.Alarm;

    private readonly LevelWindow _levels;

    /// <param name="barCountMax">The most bars counted.</param>
    public AnomalyShareWindow(int barCountMax) => _levels = new LevelWindow(barCountMax);

    /// <summary>Bars in the window.</summary>
    public int BarCount => _levels.Count;

    /// <summary>Share of them above the rolling threshold; null before the first.</summary>
    public double? Flagged => ShareOf(AnomalyLevel.Anomaly);

    /// <summary>Share of them above the fixed level; null before the first.</summary>
    public double? Alarms => ShareOf(AnomalyLevel.Alarm);

    /// <summary>Takes a bar in; the oldest leaves a full window. One without a rolling threshold is left out.</summary>
    public void Add(in BarAnomaly anomaly)
    {
        if (anomaly.Threshold is not null)
            _levels.Add((byte)(anomaly.Level & AllLevels));
    }

    /// <summary>The levels, oldest first.</summary>
    public byte[] Save() => _levels.Save();

    /// <summary>Goes on from a saved window; of a longer one with its last bars.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public void Restore(ReadOnlySpan<byte> saved) => _levels.Restore(saved, "levels of the anomaly model");

    private double? ShareOf(AnomalyLevel level) => BarCount == 0
        ? null
        : (_levels.CountOf((byte)level) + _levels.CountOf((byte)AllLevels)) / (double)BarCount;
}
