using System.Globalization;
using System.Text;
using System.Text.Json;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;
using Aetherion.GraphQL.Types.Scalars;

namespace Aetherion.GraphQL.Tests.Types;

public sealed class ScalarTests
{
    [Theory]
    [InlineData("Decimal", "\"0.00012300\"", "\"0.00012300\"")]
    [InlineData("Decimal", "\"-79228162514264337593543950335\"", "\"-79228162514264337593543950335\"")]
    [InlineData("Decimal", "\"100\"", "\"100\"")]
    [InlineData("DateTime", "\"2024-02-29T23:59:59.1234567+05:30\"", "\"2024-02-29T18:29:59.123456Z\"")]
    [InlineData("DateTime", "\"2024-02-29T23:59:59Z\"", "\"2024-02-29T23:59:59.000000Z\"")]
    [InlineData("Long", "\"9223372036854775807\"", "\"9223372036854775807\"")]
    [InlineData("Long", "12", "\"12\"")]
    [InlineData("Duration", "\"PT90M\"", "\"PT1H30M\"")]
    [InlineData("Date", "\"2024-02-29\"", "\"2024-02-29\"")]
    [InlineData("UUID", "\"0f8fad5b-d9cb-469f-a165-70867728950e\"", "\"0f8fad5b-d9cb-469f-a165-70867728950e\"")]
    [InlineData("ID", "12", "\"12\"")]
    [InlineData("Int", "1e3", "1000")]
    [InlineData("Float", "1", "1")]
    [InlineData("Float", "0.1", "0.1")]
    [InlineData("String", "\"\\u0000\\\"\\\\\\n\\u00e9\"", "\"\\u0000\\\"\\\\\\n\u00e9\"")]
    [InlineData("JSON", "{\"a\":[1,null]}", "{\"a\":[1,null]}")]
    public void A_value_from_a_variable_is_returned_in_its_canonical_form(string name, string json, string expected)
    {
        var scalar = Scalar(name);
        using var document = JsonDocument.Parse(json);

        Write(scalar, scalar.CoerceVariable(document.RootElement)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Decimal", "1.5")]
    [InlineData("Decimal", "\"1e3\"")]
    [InlineData("Decimal", "\"1,000\"")]
    [InlineData("Decimal", "\"\"")]
    [InlineData("Decimal", "\" 1\"")]
    [InlineData("Decimal", "\"0.12345678901234567890123456789012\"")]
    [InlineData("DateTime", "\"2024-02-29\"")]
    [InlineData("DateTime", "\"2024-02-29T23:59:59\"")]
    [InlineData("DateTime", "\"2023-02-29T23:59:59Z\"")]
    [InlineData("DateTime", "1700000000")]
    [InlineData("Long", "\"9223372036854775808\"")]
    [InlineData("Long", "1.5")]
    [InlineData("Duration", "\"P1M\"")]
    [InlineData("Duration", "\"90\"")]
    [InlineData("Int", "2147483648")]
    [InlineData("Int", "\"1\"")]
    [InlineData("Boolean", "1")]
    [InlineData("ID", "1.5")]
    [InlineData("Float", "\"1\"")]
    [InlineData("UUID", "\"{0f8fad5b-d9cb-469f-a165-70867728950e}\"")]
    public void A_value_that_is_not_of_the_type_is_refused(string name, string json)
    {
        using var document = JsonDocument.Parse(json);

        Should.Throw<CoercionException>(() => Scalar(name).CoerceVariable(document.RootElement));
    }

    [Fact]
    public void A_float_that_is_no_number_is_refused_on_the_way_out() =>
        Should.Throw<CoercionException>(() => Write(Scalar("Float"), double.NaN));

    [Fact]
    public void A_time_that_is_not_utc_is_refused_on_the_way_out() =>
        Should.Throw<CoercionException>(() => Write(Scalar("DateTime"), DateTime.Now));

    [Theory]
    [InlineData("Decimal", "\"1.50\"", "\"1.50\"")]
    [InlineData("Int", "5", "5")]
    [InlineData("JSON", "{a: [X, 1.5, \"t\", {b: null}]}", "{\"a\":[\"X\",1.5,\"t\",{\"b\":null}]}")]
    public void A_literal_is_read_as_a_variable_is(string name, string literal, string expected)
    {
        var scalar = Scalar(name);
        var document = Parser.Parse($"{{ a(b: {literal}) }}");
        var field = (FieldNode)((OperationDefinitionNode)document.Definitions[0]).SelectionSet.Selections[0];

        Write(scalar, scalar.CoerceLiteral(field.Arguments[0].Value)).ShouldBe(expected);
    }

    [Fact]
    public void Decimals_of_every_scale_survive_the_round_trip()
    {
        var random = new Random(7);
        var scalar = Scalar("Decimal");
        for (var round = 0; round < 2_000; round++)
        {
            var value = new decimal(
                random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)random.Next(29));
            var text = value.ToString(CultureInfo.InvariantCulture);
            using var document = JsonDocument.Parse($"\"{text}\"");

            Write(scalar, scalar.CoerceVariable(document.RootElement)).ShouldBe($"\"{text}\"");
        }
    }

    private static ScalarType Scalar(string name) => name switch
    {
        "Decimal" => new DecimalScalar(),
        "DateTime" => new DateTimeScalar(),
        "Long" => new LongScalar(),
        "Duration" => new DurationScalar(),
        "Date" => new DateScalar(),
        "UUID" => new UuidScalar(),
        "ID" => new IdScalar(),
        "Int" => new IntScalar(),
        "Float" => new FloatScalar(),
        "Boolean" => new BooleanScalar(),
        "JSON" => new JsonScalar(),
        _ => new StringScalar(),
    };

    private static string Write(ScalarType scalar, object value)
    {
        using var buffer = new ResultBuffer();
        scalar.Write(buffer, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
