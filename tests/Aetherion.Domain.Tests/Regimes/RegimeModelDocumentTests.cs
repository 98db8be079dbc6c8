using Aetherion.Domain.Learning;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Regimes;

public class RegimeModelDocumentTests
{
    [Fact]
    public void A_model_comes_back_bit_for_bit_with_its_version()
    {
        RegimeModel model = SampleModels.FourStates(-1.0 / 3);
        string document = RegimeModelDocument.Write(model);
        RegimeModel read = RegimeModelDocument.Read(document);
        read.Version.ShouldBe(model.Version);
        read.Version.ShouldStartWith("hmm-");
        read.Features.ShouldBe(model.Features);
        read.Regimes.ShouldBe(model.Regimes);
        read.Training.ShouldBe(model.Training);
        read.HiddenMarkov.Means.SequenceEqual(model.HiddenMarkov.Means).ShouldBeTrue();
        read.HiddenMarkov.TransitionMatrix.SequenceEqual(model.HiddenMarkov.TransitionMatrix).ShouldBeTrue();
        read.Scaler.Deviations.SequenceEqual(model.Scaler.Deviations).ShouldBeTrue();
        RegimeModelDocument.Write(read).ShouldBe(document);
    }

    [Fact]
    public void A_model_that_asks_for_calm_comes_back_and_is_of_a_newer_format()
    {
        RegimeModel model = SampleModels.Calm();
        string document = RegimeModelDocument.Write(model);
        document.ShouldContain("\"format\":3");
        RegimeModelDocument.Write(SampleModels.FourStates()).ShouldContain("\"format\":1");
        RegimeModel read = RegimeModelDocument.Read(document);
        read.Calm.ShouldBe(model.Calm);
        read.Version.ShouldBe(model.Version);
        read.Version.ShouldNotBe(SampleModels.FourStates().Version);
    }

    [Fact]
    public void The_version_depends_on_the_content_alone()
    {
        SampleModels.FourStates().Version.ShouldBe(SampleModels.FourStates().Version);
        SampleModels.FourStates(-1).Version.ShouldNotBe(SampleModels.FourStates(-2).Version);
    }

    [Theory]
    [InlineData("\"format\":1", "\"format\":4", "format 4")]
    [InlineData("\"format\":1", "\"format\":0", "format 0")]
    [InlineData("0.97", "0.98", "sum to")]
    [InlineData("-7.5", "-7.25", "was changed")]
    [InlineData("\"Sideways\"", "\"Unknown\"", "regime's name")]
    [InlineData("\"Sideways\"", "\"Panic\"", "cannot be used")]
    [InlineData("\"SignedEfficiency\"", "\"LogRootMeanSquareReturn\"", "named once")]
    [InlineData("\"SignedEfficiency\",", "", "2")]
    [InlineData("[0.01,-7.5]", "[0.01]", "deviations")]
    [InlineData("[0.2,0.6]", "[0.2,-0.6]", "positive")]
    [InlineData("\"means\"", "\"averages\"", "means")]
    [InlineData("[0.01,-7.5]", "null", "cannot be used")]
    [InlineData("[0.01,-7.5]", "[0.01,1e400]", "cannot be used")]
    public void A_damaged_document_is_refused_with_its_reason(string find, string replacement, string reason)
    {
        string document = RegimeModelDocument.Write(SampleModels.FourStates());
        int at = document.IndexOf(find, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0);
        string damaged = document[..at] + replacement + document[(at + find.Length)..];
        Should.Throw<InvalidDataException>(() => RegimeModelDocument.Read(damaged)).Message.ShouldContain(reason);
    }

    [Fact]
    public void Rubbish_and_every_truncation_are_refused()
    {
        string document = RegimeModelDocument.Write(SampleModels.FourStates());
        for (int length = 0; length < document.Length; length += 7)
        {
            Should.Throw<InvalidDataException>(() => RegimeModelDocument.Read(document[..length]));
        }

        Should.Throw<InvalidDataException>(() => RegimeModelDocument.Read("null"));
        Should.Throw<InvalidDataException>(() => RegimeModelDocument.Read("[1]"));
        Should.Throw<InvalidDataException>(
            () => RegimeModelDocument.Read(new string(' ', RegimeModelDocument.LengthMax + 1)))
            .Message.ShouldContain("longer");
    }

    [Fact]
    public void Parts_that_do_not_fit_are_refused()
    {
        RegimeModel model = SampleModels.FourStates();
        Should.Throw<ArgumentException>(() => new RegimeModel(
            [Feature.LogReturn], model.Scaler, model.HiddenMarkov, model.Regimes, model.Training));
        Should.Throw<ArgumentException>(() => new RegimeModel(
            model.Features, new StandardScaler([0], [1]), model.HiddenMarkov, model.Regimes, model.Training));
        Should.Throw<ArgumentException>(() => new RegimeModel(
            model.Features, model.Scaler, model.HiddenMarkov, [Regime.Bull], model.Training));
        Should.Throw<ArgumentException>(() => new RegimeModel(
            default, model.Scaler, model.HiddenMarkov, model.Regimes, model.Training));
    }

    [Fact]
    public void State_probabilities_are_summed_by_regime()
    {
        RegimeProbabilities sums = SampleModels.FourStates().ToRegimes([0.1, 0.2, 0.3, 0.4]);
        sums.ShouldBe(new RegimeProbabilities(Bull: 0.2, Bear: 0.4, Sideways: 0.1, Crisis: 0.3));
    }
}
