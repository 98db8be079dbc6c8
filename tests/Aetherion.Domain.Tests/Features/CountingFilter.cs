using Aetherion.Domain.Features;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Features;

/// <summary>A filter whose posterior depends on every bar it saw.</summary>
internal sealed class CountingFilter : IBarFilter
{
    public StateProbabilities Posterior { get; private set; }

    public int Count { get; private set; }

    public StateProbabilities Update(in FeatureVector features, out RegimeProbabilities probabilities)
    {
        var before = Posterior.Count > 0 ? Posterior[0] : 0.5;
        var next = (0.9 * before) + (0.1 / (1 + Math.Abs(features[Feature.NormalizedRange] ?? 0)));
        Posterior = new StateProbabilities([next, 1 - next]);
        probabilities = new RegimeProbabilities(next, 1 - next, 0, 0);
        Count++;
        return Posterior;
    }

    public void Reset()
    {
        Posterior = default;
        Count = 0;
    }

    public void Interrupt(long missedBars) => Reset();

    public void Save(BinaryWriter writer)
    {
        writer.Write(Count);
        writer.Write(Posterior.Count > 0 ? Posterior[0] : -1);
    }

    public void Restore(BinaryReader reader)
    {
        Count = reader.ReadInt32();
        var first = reader.ReadDouble();
        Posterior = first < 0 ? default : new StateProbabilities([first, 1 - first]);
    }
}
