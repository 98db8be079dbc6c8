namespace Aetherion.GraphQL.Execution.Costs;

/// <summary>The cost of an operation as the extensions of its answer.</summary>
internal static class CostReport
{
    public static void Write(ResultBuffer buffer, OperationCostContext context)
    {
        buffer.WriteRaw("{\"operationCost\":{\"fieldCost\":"u8);
        buffer.WriteNumber(context.Cost.FieldCost);
        buffer.WriteRaw(",\"typeCost\":"u8);
        buffer.WriteNumber(context.Cost.TypeCost);
        foreach (var (key, value) in context.Report)
        {
            buffer.WriteRaw((byte)',');
            buffer.WriteString(key);
            buffer.WriteRaw((byte)':');
            ErrorWriter.WriteValue(buffer, value);
        }

        buffer.WriteRaw("}}"u8);
    }
}
