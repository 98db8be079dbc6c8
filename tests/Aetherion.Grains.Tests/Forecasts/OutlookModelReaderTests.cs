using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Monitoring;
using Aetherion.Grains.Forecasts;

namespace Aetherion.Grains.Tests.Forecasts;

public sealed class OutlookModelReaderTests
{
    private readonly OutlookModelReader _reader = new();

    [Fact]
    public void A_classifier_is_fit_with_the_deciles_of_its_inputs_or_without_any()
    {
        _reader.Validate(Classifiers.Registered(Classifiers.First, reference: Classifiers.Small));
        _reader.Validate(Classifiers.Registered(Classifiers.First));
    }

    [Fact]
    public void One_whose_reference_is_of_other_inputs_is_not()
    {
        var other = TrainingReference.None with { Inputs = Classifiers.Small.Inputs.RemoveAt(0) };
        Should.Throw<InvalidDataException>(
            () => _reader.Validate(Classifiers.Registered(Classifiers.First, reference: other)))
            .Message.ShouldContain(OutlookFeatures.Names[0]);
    }
}
