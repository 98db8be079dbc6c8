namespace Aetherion.Domain.Tests;

/// <summary>
/// Bounds that no NaN keeps. To the assertions that these stand before, NaN is less than every number.
/// </summary>
internal static class NumberAssertions
{
    public static void ShouldBeLessThan(this double actual, double expected, string? customMessage = null)
    {
        double.IsNaN(actual).ShouldBeFalse(customMessage ?? "NaN is no number");
        actual.ShouldBeLessThan<double>(expected, customMessage);
    }

    public static void ShouldBeLessThanOrEqualTo(this double actual, double expected, string? customMessage = null)
    {
        double.IsNaN(actual).ShouldBeFalse(customMessage ?? "NaN is no number");
        actual.ShouldBeLessThanOrEqualTo<double>(expected, customMessage);
    }
}
