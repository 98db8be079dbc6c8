namespace Aetherion.Domain.Tests;

public sealed class NumberAssertionsTests
{
    [Fact]
    public void No_number_is_below_no_bound()
    {
        Should.Throw<ShouldAssertException>(() => double.NaN.ShouldBeLessThan(1));
        Should.Throw<ShouldAssertException>(() => double.NaN.ShouldBeLessThanOrEqualTo(1));
        Should.Throw<ShouldAssertException>(() => 1.0.ShouldBeLessThan(1));
        1.0.ShouldBeLessThanOrEqualTo(1);
    }
}
