using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Jobs;

namespace Aetherion.Host.Commands;

/// <summary>What is trained again, as people write it: 24h for models of regimes, or regime=24h,classifier=12h,anomaly=24h.</summary>
internal static class RetrainText
{
    private static readonly TimeSpan IntervalMin = TimeSpan.FromMinutes(10);

    private static readonly ImmutableArray<string> Families =
        [ModelFamilies.Regime, ModelFamilies.Classifier, ModelFamilies.Anomaly];

    /// <param name="refusal">What to do about a text that cannot be.</param>
    public static bool TryParse(
        string text, out ImmutableArray<RetrainingSchedule> schedules, [NotNullWhen(false)] out string? refusal)
    {
        var found = ImmutableArray.CreateBuilder<RetrainingSchedule>();
        refusal = text.Split(',', StringSplitOptions.TrimEntries).Select(part => WhyNot(part, found)).FirstOrDefault(why => why is not null);
        schedules = found.ToImmutable();
        return refusal is null;
    }

    private static string? WhyNot(string part, ImmutableArray<RetrainingSchedule>.Builder found)
    {
        var sign = part.IndexOf('=', StringComparison.Ordinal);
        var family = sign < 0 ? ModelFamilies.Regime : part[..sign].TrimEnd();
        if (!Families.Contains(family))
            return $"'{family}' is not trained by the clock; {string.Join(", ", Families)} are.";
        if (!DurationText.TryParse(part[(sign + 1)..].TrimStart(), out var interval) || interval.Value < IntervalMin)
            return $"each takes a duration from {IntervalMin.TotalMinutes}m to 24h, not '{part[(sign + 1)..]}'.";
        if (found.Any(schedule => schedule.Family == family))
            return $"{family} is named twice.";
        found.Add(new RetrainingSchedule(family, Timeframe.M1, interval.Value));
        return null;
    }
}
