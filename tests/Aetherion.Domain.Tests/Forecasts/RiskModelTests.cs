using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Learning.Linear;

namespace Aetherion.Domain.Tests.Forecasts;

public sealed class RiskModelTests
{
    [Fact]
    public void A_written_model_is_read_with_the_same_bits()
    {
        RiskModel model = RiskModel.LoadShipped();
        RiskModel read = RiskModel.Read(model.Write());
        read.Coefficients.ToArray().ShouldBe(model.Coefficients.ToArray());
        read.Intercept.ShouldBe(model.Intercept);
        read.Smearing.ShouldBe(model.Smearing);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("not json")]
    [InlineData("""{"featureVersion":99,"coefficients":[1],"intercept":0,"smearing":0}""")]
    [InlineData("""{"featureVersion":1,"coefficients":[1,2],"intercept":0,"smearing":0}""")]
    [InlineData("""{"featureVersion":1,"coefficients":[0,0,0,0,0,0,0,0,0,0,0],"intercept":0,"smearing":9}""")]
    public void A_damaged_model_is_refused(string json) =>
        Should.Throw<ArgumentException>(() => RiskModel.Read(json)).Message.ShouldNotBeEmpty();

    [Fact]
    public void A_model_of_other_columns_is_refused() =>
        Should.Throw<ArgumentException>(() => new RiskModel(new RidgeRegression([1.0, 2], 0), 0))
            .Message.ShouldContain("coefficients");
}
