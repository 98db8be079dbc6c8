using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;

namespace Aetherion.Lab.Models;

/// <summary>Whether a refit means the same by its names as the model it may replace.</summary>
public static class RefitCheck
{
    /// <summary>Why a refit is refused; null when it is not.</summary>
    /// <param name="champion">Null, or one that cannot be read any more, matches everything.</param>
    public static string? WhyRefused(RegisteredModel? champion, RegimeModel refit)
    {
        ArgumentNullException.ThrowIfNull(refit);
        if (champion is null || Read(champion) is not { } before)
            return null;
        var lost = before.Regimes.Distinct().Except(refit.Regimes).Order().ToArray();
        return lost.Length == 0
            ? null
            : $"Its states name no {string.Join(" and no ", lost)}, which those of the champion {before.Version} do. Train "
            + "on more bars, or on bars that hold every regime.";
    }

    private static RegimeModel? Read(RegisteredModel champion)
    {
        try
        {
            return RegimeModelDocument.Read(champion.Document);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
