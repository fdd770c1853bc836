/** The few DynamoDB calls we make, behind one small port, and its adapter to the AWS SDK. */
package io.dynamoshadow.store;
