using Aetherion.Model;

namespace Aetherion.Domain.Monitoring;

/// <summary>
/// Which of the last bars two anomaly models flagged: those above the rolling threshold of one, of the other, of both. Only bars
/// at which both knew their threshold count.
/// </summary>
public sealed class FlagAgreementWindow
{
    private const byte Neither = 0;
    private const byte First = 1;
    private const byte Second = 2;
    private const byte Either = First | Second;

    private readonly LevelWindow _flags;

    /// <param name="barCountMax">The most bars counted.</param>
    public FlagAgreementWindow(int barCountMax) => _flags = new LevelWindow(barCountMax);

    /// <summary>Bars in the window.</summary>
    public int BarCount => _flags.Count;

    /// <summary>Flagged by both.</summary>
    public int Both => _flags.CountOf(Either);

    /// <summary>Flagged by the champion alone.</summary>
    public int ChampionOnly => _flags.CountOf(First);

    /// <summary>Flagged by the challenger alone.</summary>
    public int ChallengerOnly => _flags.CountOf(Second);

    /// <summary>
    /// Cohen's kappa of the flags: how much more often both say the same than two would that flag as many bars each, and those by
    /// chance. 1 for the same flags, 0 for chance; null while it is not defined, as before either has flagged a bar.
    /// </summary>
    public double? Kappa
    {
        get
        {
            if (BarCount == 0)
                return null;
            double count = BarCount;
            double champion = (Both + ChampionOnly) / count;
            double challenger = (Both + ChallengerOnly) / count;
            double expected = (champion * challenger) + ((1 - champion) * (1 - challenger));
            double observed = (Both + _flags.CountOf(Neither)) / count;
            return expected < 1 ? (observed - expected) / (1 - expected) : null;
        }
    }

    /// <summary>Takes a bar in as both judged it; the oldest leaves a full window.</summary>
    public void Add(in BarAnomaly champion, in BarAnomaly challenger)
    {
        if (champion.Threshold is not null && challenger.Threshold is not null)
            _flags.Add((byte)((IsFlagged(champion) ? First : Neither) | (IsFlagged(challenger) ? Second : Neither)));
    }

    /// <summary>Forgets all bars.</summary>
    public void Reset() => _flags.Reset();

    /// <summary>The flags, oldest bar first: 1 of the champion, 2 of the challenger, 3 of both, 0 of neither.</summary>
    public byte[] Save() => _flags.Save();

    /// <summary>Goes on from a saved window; of a longer one with its last bars.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public void Restore(ReadOnlySpan<byte> saved) => _flags.Restore(saved, "flags of the anomaly models");

    private static bool IsFlagged(in BarAnomaly anomaly) => anomaly.Level.HasFlag(AnomalyLevel.Anomaly);
}
