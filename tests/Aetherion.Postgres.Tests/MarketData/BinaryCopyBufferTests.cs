namespace Aetherion.Postgres.Tests;

public sealed class BinaryCopyBufferTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly decimal[] Awkward =
    [
        0m, 0.00m, 1m, -1m, 10_000m, 9_999m, 10_001m, 100_000_000m, 0.1m, 0.0001m, 0.00001m, 0.00010000m, 1.5m, -0.05m,
        123_456.789m, 79_228_162_514_264_337_593_543_950_335m, -79_228_162_514_264_337_593_543_950_335m,
        0.0000000000000000000000000001m, 7.9228162514264337593543950335m, 1_000_000.000001m, 5.0m, 20_000.50000m,
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Decimals_come_back_with_their_value_and_scale()
    {
        var random = new Random(20240331);
        decimal[] values = [.. Awkward, .. Enumerable.Range(0, 5000).Select(_ => new decimal(
            random.Next(), random.Next(random.Next(1, int.MaxValue)), random.Next(2) * random.Next(),
            random.Next(2) == 0, (byte)random.Next(29)))];

        var stored = await CopyAsync<decimal, string>("numeric", "value::text", values, (b, v) => b.Write(v));

        stored.ShouldBe(values.Select(v => v.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Doubles_come_back_bit_for_bit()
    {
        double[] values = [0, -0.0, 1.1, double.Epsilon, double.MaxValue, -1e-300, Math.PI, double.NaN];

        var stored = await CopyAsync<double, double>("double precision", "value", values, (b, v) => b.Write(v));

        stored.Select(BitConverter.DoubleToInt64Bits).ShouldBe(values.Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public async Task Times_come_back_to_the_microsecond()
    {
        DateTime[] values =
        [
            new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            new DateTime(2024, 2, 29, 23, 59, 59, DateTimeKind.Utc).AddMicroseconds(999_999),
            new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        ];

        var stored = await CopyAsync<DateTime, DateTime>("timestamptz", "value", values, (b, v) => b.Write(v));

        stored.ShouldBe(values);
    }

    private async Task<List<TOut>> CopyAsync<TIn, TOut>(
        string type, string expression, TIn[] values, Action<BinaryCopyBuffer, TIn> write)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(Cancel);
        await using (var create = connection.CreateCommand())
        {
            create.CommandText = $"CREATE TEMP TABLE copied (position integer, value {type})";
            await create.ExecuteNonQueryAsync(Cancel);
        }
        var buffer = new BinaryCopyBuffer();
        buffer.Start();
        for (var i = 0; i < values.Length; i++)
        {
            buffer.StartRow(2);
            buffer.Write(i);
            write(buffer, values[i]);
        }
        buffer.Finish();
        await using (var stream = await connection.BeginRawBinaryCopyAsync(
            "COPY copied FROM STDIN (FORMAT binary)", Cancel))
            await stream.WriteAsync(buffer.Written, Cancel);
        await using var select = connection.CreateCommand();
        select.CommandText = $"SELECT {expression} FROM copied ORDER BY position";
        await using var reader = await select.ExecuteReaderAsync(Cancel);
        var stored = new List<TOut>();
        while (await reader.ReadAsync(Cancel))
            stored.Add(reader.GetFieldValue<TOut>(0));
        return stored;
    }
}
