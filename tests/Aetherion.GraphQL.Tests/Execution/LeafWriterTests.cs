using Aetherion.GraphQL.Tests.Library;

namespace Aetherion.GraphQL.Tests.Execution;

public sealed class LeafWriterTests
{
    [Fact]
    public async Task Properties_of_scalar_types_are_written_as_their_scalars_say()
    {
        using var server = Create();

        var answer = await server.ExecuteAsync(
            "{ leaf { text noText id number someNumber noNumber large ratio flag price somePrice noPrice time } }");

        answer.ShouldBe(
            """{"data":{"leaf":{"text":"a\"b","noText":null,"id":"sim:X","number":-7,"someNumber":8,"noNumber":null,"""
            + "\"large\":\"9223372036854775807\",\"ratio\":0.1,\"flag\":true,\"price\":\"1.500\",\"somePrice\":\"2\","
            + "\"noPrice\":null,\"time\":\"2026-03-02T12:00:00.000000Z\"}}}");
    }

    [Theory]
    [InlineData("localTime")]
    [InlineData("infinite")]
    [InlineData("failing")]
    public async Task A_property_that_cannot_be_written_is_null_with_one_error_at_its_path(string field)
    {
        using var server = Create();

        var answer = await server.ExecuteAsync($"{{ leaf {{ number {field} text }} }}");

        answer.ShouldEndWith($"\"data\":{{\"leaf\":{{\"number\":-7,\"{field}\":null,\"text\":\"a\\\"b\"}}}}}}");
        answer.ShouldContain($"\"path\":[\"leaf\",\"{field}\"]");
        answer.Split("\"path\"").Length.ShouldBe(2);
        answer.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_property_that_must_not_be_null_and_is_makes_its_object_null()
    {
        using var server = Create();

        var answer = await server.ExecuteAsync("{ leaf { number missing } }");

        answer.ShouldEndWith("\"data\":{\"leaf\":null}}");
        answer.ShouldContain("\"path\":[\"leaf\",\"missing\"]");
    }

    private static LibraryServer Create() => new(build: builder => builder.AddType(typeof(LeafQueries)));
}
