namespace Aetherion.Domain.Venues.Orders.Coinbase;

/// <summary>The fields that answers of Coinbase Advanced Trade about orders are known to have.</summary>
internal static class CoinbaseOrderFields
{
    public static readonly FieldNames Placed = new(
        "success failure_reason order_id success_response error_response order_configuration");

    public static readonly FieldNames PlacedOrder = new("order_id product_id side client_order_id attached_order_id");

    public static readonly FieldNames Edited = new("success success_response error_response errors");

    public static readonly FieldNames Refusal = new(
        "error message error_details preview_failure_reason new_order_failure_reason edit_order_failure_reason");

    public static readonly FieldNames Cancelled = new("results");

    public static readonly FieldNames Cancellation = new("success failure_reason order_id");

    public static readonly FieldNames Found = new("order");

    public static readonly FieldNames List = new("orders sequence has_next cursor");

    public static readonly FieldNames Fills = new("fills cursor proof_token_required");
}
