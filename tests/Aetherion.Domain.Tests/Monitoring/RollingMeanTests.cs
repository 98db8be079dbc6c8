using Aetherion.Domain.Monitoring;

namespace Aetherion.Domain.Tests.Monitoring;

public sealed class RollingMeanTests
{
    [Fact]
    public void The_mean_is_that_of_the_last_values_also_after_a_restart()
    {
        Random random = new(3);
        RollingMean mean = new(20);
        List<double> values = [];
        mean.Value.ShouldBeNull();
        for (int i = 0; i < 100; i++)
        {
            values.Add(random.NextDouble() - 0.5);
            mean.Add(values[^1]);
            mean.Value!.Value.ShouldBe(values.TakeLast(20).Average(), 1e-15);
            mean.Save().ShouldBe(values.TakeLast(20));
            RollingMean restored = new(20);
            restored.Restore(mean.Save());
            restored.Save().ShouldBe(mean.Save());
            restored.Value.ShouldBe(mean.Value);
            mean = i % 7 == 0 ? restored : mean;
        }
    }
}
