using Aetherion.Lab.Evaluation;
using Aetherion.Testing;

namespace Aetherion.Lab.Tests.Evaluation;

public sealed class RegimeConfigurationTests
{
    [Fact]
    public void The_committed_configuration_is_that_of_the_defaults() =>
        RegimeConfiguration.Committed().ShouldBe(
            RegimeConfiguration.Default().ToText(),
            "the defaults have changed: choose on the selection slices, count the trials, and write the file again");

    [Fact]
    public void Another_default_makes_another_text()
    {
        RegimeConfiguration configuration = RegimeConfiguration.Default();
        RegimeConfiguration other = configuration with
        {
            Detector = configuration.Detector with { MinimumDwellBars = configuration.Detector.MinimumDwellBars + 1 },
        };
        DataHash.Of(other.ToText()).ShouldNotBe(RegimeConfiguration.CommittedHash());
    }

    [Fact]
    public void It_says_how_it_was_chosen()
    {
        RegimeConfiguration configuration = RegimeConfiguration.Default();
        configuration.ConfigurationsTried.ShouldBeGreaterThan(0);
        configuration.SelectionSlices.ShouldNotBeEmpty();
        configuration.ToText().ShouldContain("forecastCoefficients");
    }

    [Fact(Explicit = true)]
    public void Write_the_configuration_again() => File.WriteAllText(
        Path.Combine(RepositoryPaths.Root, "grains/Aetherion.Lab/Evaluation/regime-configuration.json"),
        RegimeConfiguration.Default().ToText());
}
