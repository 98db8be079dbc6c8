using Aetherion.Domain.Strategies;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Strategies;

/// <summary>Looks for strategies that act on the label of the very bar they decide on.</summary>
internal static class Causality
{
    /// <summary>
    /// Gives each bar in turn every other label and returns the first bar whose own decision, or the strategy in charge
    /// of it, depended on that; null when none did.
    /// </summary>
    public static int? FirstLeak(Func<IStrategy> create, RegimeBar[] bars, int from, int to)
    {
        var undisturbed = create();
        for (var i = 0; i < from; i++)
            undisturbed.Update(bars[i]);
        for (var i = from; i < to; i++)
        {
            var before = undisturbed.Save();
            var expected = undisturbed.Update(bars[i]);
            foreach (var label in Enum.GetValues<Regime>())
            {
                var probe = create();
                probe.Restore(before);
                var decided = probe.Update(bars[i] with { Regime = label });
                if (decided != expected || probe.Save().Active != undisturbed.Save().Active)
                    return i;
            }
        }
        return null;
    }
}
