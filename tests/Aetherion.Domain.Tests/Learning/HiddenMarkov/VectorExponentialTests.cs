using System.Runtime.Intrinsics;
using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Domain.Tests.Learning.HiddenMarkov;

public class VectorExponentialTests
{
    [Fact]
    public void Agrees_with_the_library_to_four_units_in_1e16()
    {
        Random random = new(1);
        for (int count = 0; count < 100_000; count++)
        {
            double x = -700 * Math.Pow(random.NextDouble(), 4);
            double expected = Math.Exp(x);
            Exp(x).ShouldBe(expected, 4.5e-16 * expected, $"x = {x:R}");
        }
    }

    [Fact]
    public void Ends_are_exact()
    {
        Exp(0).ShouldBe(1);
        Exp(-1000).ShouldBe(0);
        Exp(-1e300).ShouldBe(0);
        Exp(double.NegativeInfinity).ShouldBe(0);
        Exp(-707.9).ShouldBeGreaterThan(0);
    }

    private static double Exp(double x) => VectorExponential.Exp(Vector256.Create(x)).GetElement(2);
}
